"""Tab completion for bash, zsh and fish, without Python at the Tab.

`program` is what cli/ hands over, `candidates` what an article offers, `sidecar` where the shells
find that for any article but the built-in one, `scripts` what makes the three scripts of it.
"""
