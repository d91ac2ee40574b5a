//! What would help, in the terms of Python.

use gov_disclosure::Hint;

/// The argument of a call, or the function; none where Python has nothing of the kind.
fn term(hint: Hint) -> Option<&'static str> {
    match hint {
        Hint::Encoding => Some("encoding="),
        Hint::Year => Some("year="),
        Hint::Agency => Some("agency="),
        Hint::Convert => Some("Report.to_form_2021()"),
        Hint::Fields => Some("gov_disclosure.fields()"),
        _ => None,
    }
}

/// It in brackets, to follow a message.
pub fn bracketed(hint: Option<Hint>) -> String {
    hint.and_then(term).map_or_else(String::new, |term| format!(" ({term})"))
}
