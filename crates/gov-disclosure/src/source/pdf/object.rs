//! What a page shows that is apart from its own content: pictures, forms, and annotations.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Rect, Stream};
use hayro_syntax::page::Resources;

use super::annotation::{self, Annotation, Shown};
use super::content::{Painter, State};
use super::frame::Frame;
use super::guard::reading;
use super::page::{Cover, Drawing, Glyph, Hides, Rule};
use super::paint::Colour;
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// Pictures smaller than this, in points, show nothing: they part lines or colour them.
const SMALLEST_PICTURE: f32 = 4.0;

impl<'a> Painter<'_, 'a> {
    /// A picture, or a form: content with a place of its own.
    pub(super) fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), Error> {
        let Some(object) = resources.get_x_object(name) else { return Ok(()) };
        let dict = object.dict();
        self.reader.meter.work(reading(dict))?;
        let marked = self.marked;
        self.marked.begin(self.reader.layers.hide(dict, b"OC", self.reader.meter));
        let done = self.shown(&object, resources);
        self.marked = marked;
        done
    }

    fn shown(&mut self, object: &Stream<'a>, resources: &Resources<'a>) -> Result<(), Error> {
        let dict = object.dict();
        if dict.get::<Name<'_>>(keys::SUBTYPE).as_deref() == Some(keys::IMAGE) {
            let is_stencil = dict.get::<bool>(keys::IMAGE_MASK) == Some(true);
            self.picture(!is_stencil && !dict.contains_key(keys::SMASK) && !dict.contains_key(b"Mask"));
            return Ok(());
        }
        self.form(object, resources)
    }

    /// Content with a place of its own.
    fn form(&mut self, object: &Stream<'a>, resources: &Resources<'a>) -> Result<(), Error> {
        let dict = object.dict();
        if self.depth >= limits::PDF_FORMS {
            return Err(Error::limit(Limited::Forms, limits::PDF_FORMS as u64));
        }
        // A form is read again wherever it is used, so its bytes count each time.
        let length = self.reader.guard.measure(object, self.reader.meter)?;
        self.reader.meter.work(limits::PDF_FORM_STEPS + length)?;
        self.reader.meter.hold(length)?;
        let Ok(content) = object.decoded_data() else { return Ok(()) };
        let own = dict.get::<Dict<'a>>(keys::RESOURCES);
        self.reader.meter.work(own.as_ref().map_or(0, reading))?;
        let own = own.map(Resources::new);
        self.reader.meter.work(own.as_ref().map_or(0, reading_all))?;
        let outside = self.state.clone();
        self.state.to_page *= Affine::new(dict.get::<[f64; 6]>(keys::MATRIX).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
        if let Some(room) = dict.get::<Rect>(keys::BBOX).filter(|room| room.width() > 0.0 && room.height() > 0.0) {
            let corners = [(room.x0, room.y0), (room.x1, room.y0), (room.x0, room.y1), (room.x1, room.y1)];
            let frame = Frame::around(corners.map(|(x, y)| self.on_page(x, y)));
            frame.into_iter().for_each(|frame| self.state.paint.clip(frame, true));
        }
        self.depth += 1;
        let done = self.run(&content, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        self.reader.meter.release(length);
        self.state = outside;
        done
    }

    /// Form fields and other annotations, in the state in which the page began.
    pub(super) fn annotations(&mut self, page: &hayro_syntax::page::Page<'a>, start: &State<'a>) -> Result<(), Error> {
        let Some(all) = page.raw().get::<Array<'a>>(keys::ANNOTS) else { return Ok(()) };
        self.reader.meter.work(all.data().len() * limits::PDF_LIST_STEPS)?;
        for dict in all.iter::<Dict<'a>>() {
            self.reader.meter.work(limits::PDF_ANNOTATION_STEPS + reading(&dict))?;
            if self.reader.layers.hide(&dict, b"OC", self.reader.meter) {
                continue;
            }
            let Some(Annotation { place, shown, is_field, value }) = annotation::read(&dict) else { continue };
            self.state = start.clone();
            let corners = [(place.x0, place.y0), (place.x1, place.y1)].map(|(x, y)| self.on_page(x, y));
            let Some(frame) = Frame::around(corners) else { continue };
            match shown {
                Shown::Drawing(drawing, into_place) => {
                    self.state.to_page *= into_place;
                    let glyphs = self.page.glyphs.len();
                    let (level, upright) = (self.page.level.len(), self.page.upright.len());
                    let (dots, drawings) = (self.page.dots.len(), self.page.drawings.len());
                    self.form(&drawing, page.resources())?;
                    if is_field {
                        self.page.level.truncate(level);
                        self.page.upright.truncate(upright);
                        self.page.dots.truncate(dots);
                        self.page.drawings.truncate(drawings);
                    }
                    let is_empty = self.page.glyphs.get(glyphs..).is_none_or(|drawn| drawn.iter().all(|glyph| glyph.text.is_blank()));
                    if let Some(value) = value.filter(|_| is_empty) {
                        self.value(&value, place, start)?;
                    }
                }
                Shown::Value(value) => self.value(&value, place, start)?,
                Shown::Strike => {
                    let (_, middle) = frame.center();
                    self.page.level.push(Rule { at: middle, from: frame.left, to: frame.right });
                }
                Shown::NotText => self.page.drawings.push(Drawing { frame, is_picture: true, is_alone: false }),
                Shown::Nothing => {}
            }
        }
        Ok(())
    }

    /// Writes a value into its place, as viewers do.
    fn value(&mut self, value: &str, place: Rect, start: &State<'a>) -> Result<(), Error> {
        self.reader.meter.work(value.len() * limits::PDF_GLYPH_STEPS)?;
        self.reader.meter.hold(value.len() * size_of::<Glyph>())?;
        self.page.glyphs.extend(annotation::written(value, place, start.to_page));
        Ok(())
    }

    /// A place as it is on the page.
    fn on_page(&self, x: f64, y: f64) -> (f64, f64) {
        let Point { x, y } = self.state.to_page * Point::new(x, y);
        (x, y)
    }

    /// A picture in the unit square; it may hide what is below it.
    pub(super) fn picture(&mut self, hides: bool) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let Some(frame) = Frame::around(corners.map(|(x, y)| self.on_page(x, y))) else { return };
        let (page, paint) = (&mut self.page, &self.state.paint);
        if self.marked.hides() {
            return;
        }
        if paint.shows(frame.center()) && frame.width().min(frame.height()) >= SMALLEST_PICTURE && !paint.is_clear() {
            let hides = hides && paint.is_opaque() && paint.is_exact();
            let shown = paint.within_clip(frame);
            let (before, hides) = (page.glyphs.len(), Hides::all(hides));
            page.covers.push(Cover { frame: shown, before, colour: Colour::Other, hides, is_picture: true });
            page.drawings.push(Drawing { frame: shown, is_picture: true, is_alone: false });
        }
        let width = frame.right.min(page.width) - frame.left.max(0.0);
        let height = frame.bottom.min(page.height) - frame.top.max(0.0);
        let share = width.max(0.0) * height.max(0.0) / (page.width * page.height).max(1.0);
        page.pictured = page.pictured.max(share);
    }
}

/// Steps of reading the dictionaries of the resources of a form.
fn reading_all(own: &Resources<'_>) -> usize {
    let all = [&own.ext_g_states, &own.fonts, &own.properties, &own.color_spaces, &own.x_objects, &own.patterns, &own.shadings];
    all.into_iter().map(reading).sum()
}
