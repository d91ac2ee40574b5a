//! Reading one report, by format and layout. `cargo bench -p gov-disclosure --features pdf`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gov_disclosure::{ParseOptions, Target, check, parse, render};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example(name: &str) -> Vec<u8> {
    fs::read(root().join("examples/reports").join(name)).unwrap()
}

fn quick(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>) {
    group.measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
}

/// One example as each format has it, so that formats compare.
fn formats(c: &mut Criterion) {
    let page = example("html-clean.html");
    let report = parse(&page, &ParseOptions::new()).unwrap();
    let mut files = vec![("html".to_owned(), page)];
    for target in Target::ALL.iter().copied().filter(|target| *target != Target::Html) {
        files.push((target.as_str().to_owned(), render(&report, target).unwrap()));
    }
    if cfg!(feature = "pdf") {
        files.push(("pdf".to_owned(), fs::read(root().join("benches/form.pdf")).unwrap()));
    }
    let mut group = c.benchmark_group("parse");
    quick(&mut group);
    for (name, bytes) in files {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |b| b.iter(|| parse(black_box(&bytes), &ParseOptions::new())));
    }
    group.finish();
}

/// The ways that copies are written in.
fn layouts(c: &mut Criterion) {
    let names = [
        "html-clean.html",
        "html-word-gb18030.html",
        "html-cms-layout.html",
        "text-cells.txt",
        "text-rows-pipes.txt",
        "text-tabs-page-break.txt",
        "text-pdf-layout.txt",
        "text-doubled.txt",
    ];
    let mut group = c.benchmark_group("parse and check");
    quick(&mut group);
    for name in names {
        let bytes = example(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |b| b.iter(|| parse(black_box(&bytes), &ParseOptions::new()).map(check)));
    }
    group.finish();
}

criterion_group!(benches, formats, layouts);
criterion_main!(benches);
