//! The metamorphic test with a few seeds; `scripts/test` runs more in a release build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Edition, Field, TableId, fields};
use gov_disclosure_testkit::draw::draw;
use gov_disclosure_testkit::roundtrip::{Wound, copy, floors, once};
use gov_disclosure_testkit::write::Format;

#[test]
fn nothing_is_read_wrong_without_a_word() {
    for (name, format) in Format::ALL {
        for wound in Wound::of(format) {
            let faults: Vec<String> = once(format, wound, 5).faults().cloned().collect();
            assert_eq!(faults, [""; 0], "{name} {}", wound.name());
        }
    }
}

#[test]
fn every_damage_has_a_floor() {
    for (name, format) in Format::ALL {
        for wound in Wound::of(format) {
            let has_floor = floors::floor(name, wound.name()).is_some();
            assert!(has_floor || !floors::has_floors(wound.name()), "{name} {}", wound.name());
        }
    }
}

#[test]
fn dealt_seeds_go_to_every_damage_in_turn_and_none_twice() {
    for (name, format) in Format::ALL {
        let dealt = Wound::with_seeds(format, 30..130, true);
        assert!(dealt.iter().all(|(_, seeds)| seeds.len() >= 100 / dealt.len()), "{name}");
        let mut seeds: Vec<u64> = dealt.into_iter().flat_map(|(_, seeds)| seeds).collect();
        seeds.sort_unstable();
        assert!(seeds.into_iter().eq(30..130), "{name}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for (_, format) in Format::ALL {
        assert!(copy(format, Wound::Composed, 7).0 == copy(format, Wound::Composed, 7).0, "{format:?}");
    }
}

/// The sums of the form, worked out here a second time.
#[test]
fn every_sum_of_a_drawn_report_holds() {
    for seed in 0..200 {
        let sheet = draw(seed);
        let figure = |id: String| sheet.figure(Field::from_id(&id).unwrap()).unwrap().parse::<i64>().unwrap();
        let columns = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org", "total"];
        let rows: Vec<&str> = fields()
            .filter(|f| f.table() == TableId::Requests && f.is_in(sheet.edition) && f.column_id() == "total")
            .map(Field::row_id)
            .collect();
        assert_eq!(rows.len(), if sheet.edition == Edition::Y2019 { 23 } else { 25 });
        for column in columns {
            let at = |row: &str| figure(format!("requests.{row}.{column}"));
            assert_eq!(at("received") + at("carried_in"), at("handled_total") + at("carried_out"), "seed {seed}");
            let outcomes = &rows[2..rows.len() - 2];
            assert_eq!(outcomes.iter().map(|row| at(row)).sum::<i64>(), at("handled_total"), "seed {seed}");
        }
        for row in rows {
            let parts: i64 = columns[..6].iter().map(|column| figure(format!("requests.{row}.{column}"))).sum();
            assert_eq!(parts, figure(format!("requests.{row}.total")), "seed {seed}");
        }
    }
}
