//! Reports rendered for other tools; nothing depends on it.
