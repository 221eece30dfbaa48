//! A hash for keys of a few small numbers that nobody chooses to collide.

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashed so.
pub type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Multiplied>>;

/// Each number is added and the sum multiplied by an odd constant, the golden ratio in 64 bits, so that every bit moves
/// all above it; the end brings the high bits down, since tables use the low ones (Knuth 1998, The Art of Computer
/// Programming 3, §6.4).
#[derive(Clone, Copy, Debug, Default)]
pub struct Multiplied(u64);

impl Hasher for Multiplied {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
