// Whether this browser can run the engine. One that cannot leaves the reader with the text that the page opens with.

/** A module of one function that makes a vector: the engine has such instructions, which browsers know since 2021 to 2023. */
const VECTORS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

export function isAble() {
  try {
    return Boolean(new DecompressionStream('deflate-raw')) && WebAssembly.validate(Uint8Array.from(VECTORS));
  } catch {
    return false;
  }
}
