"""The stage that finds entities and puts their mentions together."""
