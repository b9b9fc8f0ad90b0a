/** mix(seed: i32, rounds: i32): i32, a loop of seed = seed * 1103515245 + 12345. */
export const mixer = Buffer.from('AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA21peAAACiIBIAADQCAAQe2cmY4EbEG54ABqIQAgAUEBayIBDQALIAAL', 'base64')
