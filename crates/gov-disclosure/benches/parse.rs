//! Reading and checking one report, by layout. `cargo bench -p gov-disclosure`.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gov_disclosure::{ParseOptions, check, parse};

fn reports(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
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
    group.measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    for name in names {
        let Ok(bytes) = fs::read(folder.join(name)) else { continue };
        let options = ParseOptions::new();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |b| b.iter(|| parse(black_box(&bytes), &options).map(check)));
    }
    group.finish();
}

/// The same page with more and more prose behind it: time grows with the input.
fn growth(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let Ok(page) = fs::read_to_string(folder.join("html-clean.html")) else { return };
    let mut group = c.benchmark_group("growth");
    group.sample_size(10).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(200));
    for kib in [32, 128, 512, 2048, 8192] {
        let mut text = page.clone();
        while text.len() < kib * 1024 {
            text.push_str("<p>全年召开会议12次，办理建议提案45件，网站访问量增长8.3%。</p>\n");
        }
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{kib} KiB"), |b| b.iter(|| parse(black_box(text.as_bytes()), &ParseOptions::new())));
    }
    group.finish();
}

criterion_group!(benches, reports, growth);
criterion_main!(benches);
