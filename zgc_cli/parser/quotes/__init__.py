"""The stage that finds quotations, and who said them."""
