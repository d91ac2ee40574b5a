//! Closed sets: enums whose variants have names, as JSON, tables and options write them.

use std::fmt;

/// A name that is none of a closed set, as `FromStr` of its enum gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    name: String,
    known: &'static [&'static str],
}

impl UnknownName {
    pub(crate) fn new(name: &str, known: &'static [&'static str]) -> Self {
        /// Characters of the name that are kept: it may come from anywhere.
        const MAX_LENGTH: usize = 60;
        Self { name: name.chars().take(MAX_LENGTH).collect(), known }
    }

    /// The names that are known.
    pub fn known(&self) -> &'static [&'static str] {
        self.known
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is none of {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownName {}

/// Gives an enum its names: `as_str`, `Display` and `FromStr`.
macro_rules! named {
    ($type:ident { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl $type {
            /// All names.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// Its name, as the JSON has it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::names::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$variant),)+
                    _ => Err($crate::names::UnknownName::new(name, Self::NAMES)),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{Edition, Format, Gravity, Hint, Severity, SlotKind, State, TableId};

    #[test]
    fn names_are_printed_and_parsed() {
        assert_eq!(format!("{:>9}|{}|{}", State::Blank, Severity::Error, Edition::Y2021), "    blank|error|2021");
        assert_eq!(("lost".parse(), "xls".parse()), (Ok(State::Lost), Ok(Format::Xls)));
        assert_eq!(("III".parse(), "warning".parse(), "note".parse()), (Ok(TableId::Requests), Ok(Gravity::Warning), Ok(SlotKind::Note)));
        assert!(Hint::NAMES.iter().all(|name| name.parse::<Hint>().is_ok_and(|hint| hint.to_string() == *name)));
        let error = "info ".parse::<Severity>().unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.known()),
            ("\"info \" is none of info, warning, error", &["info", "warning", "error"][..])
        );
    }
}
