"""The screens, one module each; none imports another."""
