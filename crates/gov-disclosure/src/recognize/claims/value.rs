//! From quantities of the text to values of claims.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::lex::quantity::{Measure, Precision, Quantity};
use crate::report::{Amount, Approximation, Value};

/// The value of a quantity: a count, or a decimal for shares, money and what is not whole.
pub fn of(quantity: &Quantity<'_>) -> Value {
    match quantity.measure {
        Measure::Count => count(quantity.value),
        Measure::Percent | Measure::Money => Value::Amount(Amount::new(quantity.value)),
    }
}

fn count(value: Decimal) -> Value {
    let whole = value.fract().is_zero().then(|| value.to_i64()).flatten().filter(|value| *value < 1 << 53);
    whole.map_or(Value::Amount(Amount::new(value)), Value::Count)
}

/// The name of a blur in claims.
pub fn approximation(blur: Precision) -> Approximation {
    match blur {
        Precision::More => Approximation::More,
        Precision::Less => Approximation::Less,
        Precision::About => Approximation::About,
        Precision::AtLeast => Approximation::AtLeast,
    }
}

/// What a blurred number may stand for: 500多 501 to 599, 1700余 1700 to 1799; 近, 约 and 左右 a tenth; 以上 no bound above.
pub fn range(quantity: &Quantity<'_>, text: &str) -> Option<[Option<Value>; 2]> {
    let (value, place) = (quantity.value, quantity.place);
    let tenth = value / Decimal::TEN;
    // After a number without closing zeros 余 says little: at most nine more.
    let more = if place > Decimal::ONE { place - Decimal::ONE } else { Decimal::from(9) };
    let [low, high] = match quantity.blur? {
        Precision::More => [Some(value + Decimal::from(u8::from(text.contains('多')))), Some(value + more)],
        Precision::Less => [Some((value - tenth).ceil()), Some(value)],
        Precision::About => [Some((value - tenth).ceil()), Some((value + tenth).floor())],
        Precision::AtLeast => [Some(value), None],
    };
    let bound = |bound: Decimal| if quantity.measure == Measure::Count { count(bound) } else { Value::Amount(Amount::new(bound)) };
    Some([low.map(bound), high.map(bound)])
}
