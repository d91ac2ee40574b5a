//! The layers of a document, optional content, that viewers do not show when they open it.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::guard::reading;
use crate::limits;
use crate::meter::Meter;

/// The layers that are off.
#[derive(Debug, Default)]
pub struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// Reads which layers of a document are off.
    pub fn of(pdf: &Pdf, meter: &Meter) -> Self {
        let off = || {
            let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
            let layers = catalog.get::<Dict<'_>>(keys::OCPROPERTIES)?;
            let first = layers.get::<Dict<'_>>(b"D")?;
            meter.spend(reading(&layers) + reading(&first));
            let start_off = first.get::<Name<'_>>(b"BaseState").as_deref() == Some(b"OFF");
            let mut off: HashSet<ObjectIdentifier> = if start_off { listed(&layers, b"OCGs", meter) } else { HashSet::new() };
            let on = listed(&first, b"ON", meter);
            off.retain(|layer| !on.contains(layer));
            off.extend(listed(&first, b"OFF", meter));
            // Layers that viewers switch by what the layers are for.
            for used in first.get::<Array<'_>>(b"AS").iter().flat_map(|all| all.iter::<Dict<'_>>()) {
                meter.spend(reading(&used));
                if used.get::<Name<'_>>(b"Event").as_deref() != Some(b"View") {
                    continue;
                }
                for layer in listed(&used, b"OCGs", meter) {
                    let Some(dict) = pdf.xref().get::<Dict<'_>>(layer) else { continue };
                    meter.spend(reading(&dict));
                    let view = dict.get::<Dict<'_>>(b"Usage").and_then(|usage| usage.get::<Dict<'_>>(b"View"));
                    match view.and_then(|view| view.get::<Name<'_>>(b"ViewState")).as_deref() {
                        Some(b"OFF") => drop(off.insert(layer)),
                        Some(b"ON") => drop(off.remove(&layer)),
                        _ => {}
                    }
                }
            }
            Some(off)
        };
        Self { off: off().unwrap_or_default() }
    }

    /// Whether what an entry of a dictionary names, a layer or what depends on several, is not shown.
    pub fn hide(&self, dict: &Dict<'_>, key: &[u8], meter: &Meter) -> bool {
        if !dict.contains_key(key) {
            return false;
        }
        if dict.get_ref(key).is_some_and(|layer| self.off.contains(&layer.into())) {
            return true;
        }
        let Some(members) = dict.get::<Dict<'_>>(key) else { return false };
        meter.spend(reading(&members));
        if let Some(expression) = members.get::<Array<'_>>(b"VE") {
            return !self.meets(&expression, 0, meter);
        }
        let own = match members.get_ref(b"OCGs") {
            Some(one) if members.get::<Array<'_>>(b"OCGs").is_none() => HashSet::from([one.into()]),
            _ => listed(&members, b"OCGs", meter),
        };
        if own.is_empty() {
            return false;
        }
        let (any_off, any_on) = (!own.is_disjoint(&self.off), !own.is_subset(&self.off));
        match members.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => any_off,
            Some(b"AnyOff") => !any_off,
            Some(b"AllOff") => any_on,
            _ => !any_on,
        }
    }

    /// Whether a condition on layers is met: `[/Not layer]`, `[/And layer [/Or layer layer]]`.
    fn meets(&self, condition: &Array<'_>, depth: usize, meter: &Meter) -> bool {
        meter.spend(condition.data().len() * limits::PDF_ENTRY_BYTE_STEPS);
        let operator = condition.iter::<Object<'_>>().next().and_then(Object::into_name);
        let mut parts = condition.raw_iter().skip(1).map(|part: MaybeRef<Object<'_>>| match part {
            MaybeRef::Ref(layer) => !self.off.contains(&layer.into()),
            MaybeRef::NotRef(Object::Array(inner)) if depth < NESTING => self.meets(&inner, depth + 1, meter),
            MaybeRef::NotRef(_) => true,
        });
        match operator.as_deref() {
            Some(b"Not") => !parts.next().unwrap_or(false),
            Some(b"Or") => parts.any(|met| met),
            _ => parts.all(|met| met),
        }
    }
}

/// Conditions within conditions that are worked out.
const NESTING: usize = 8;

/// The objects that a list refers to.
fn listed(dict: &Dict<'_>, key: &[u8], meter: &Meter) -> HashSet<ObjectIdentifier> {
    let Some(list) = dict.get::<Array<'_>>(key) else { return HashSet::new() };
    meter.spend(list.data().len() * limits::PDF_ENTRY_BYTE_STEPS);
    list.raw_iter().filter_map(|entry: MaybeRef<Object<'_>>| entry.as_obj_ref()).map(ObjectIdentifier::from).collect()
}

/// Where the marked parts of a content are: how many are open, and at which of them hiding began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marked {
    open: usize,
    hides_from: Option<usize>,
}

impl Marked {
    /// A part begins.
    pub fn begin(&mut self, hides: bool) {
        self.open += 1;
        if hides && self.hides_from.is_none() {
            self.hides_from = Some(self.open);
        }
    }

    /// The last part that began ends.
    pub fn end(&mut self) {
        if self.hides_from == Some(self.open) {
            self.hides_from = None;
        }
        self.open = self.open.saturating_sub(1);
    }

    /// Whether what is drawn here is not shown.
    pub fn hides(self) -> bool {
        self.hides_from.is_some()
    }
}
