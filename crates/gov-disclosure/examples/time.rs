//! Times reading and checking one file: `cargo run --release --example time -- FILE [ROUNDS]` prints the
//! microseconds of one round.

use std::time::Instant;

use gov_disclosure::{ParseOptions, check, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let bytes = std::fs::read(args.next().ok_or("name a file")?)?;
    let rounds: u32 = args.next().map_or(Ok(1000), |rounds| rounds.parse())?;
    let options = ParseOptions::new();
    parse(&bytes, &options)?;
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(check(parse(std::hint::black_box(&bytes), &options)?));
    }
    let micros = start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds);
    std::io::Write::write_all(&mut std::io::stdout(), format!("{micros:.1}\n").as_bytes())?;
    Ok(())
}
