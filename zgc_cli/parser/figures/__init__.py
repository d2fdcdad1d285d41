"""The stage that makes figures of quantities: what is counted, whose attribute it is."""
