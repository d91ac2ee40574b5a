//! Messages for people: in Chinese in `zh`, in English in `en`.

mod en;
mod zh;

use gov_disclosure::{Error, Hint};

use crate::fault::Fault;
use crate::passed::Reason;

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let error = Self::new(fault.kind(), zh::fault(&fault), en::fault(&fault));
        match fault {
            Fault::TooSlow(_) => error.with_hint(Hint::Timeout),
            _ => error,
        }
    }
}

impl Reason {
    /// What it means, in Chinese; its code says it in English.
    pub fn zh(self) -> &'static str {
        zh::passed(self)
    }
}
