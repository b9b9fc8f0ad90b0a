const features = Array.from({ length: 30_000 }, (_, id) => ({ id, name: `feature ${id}`, at: [id % 180, id % 90] }))

export const featuresOf = (zoom) => features.slice(Number(zoom))
