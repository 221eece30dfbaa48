"""The peers: a module each, whose WORKS names the works it can do and how."""
