const readings = Array.from({ length: 70_000 }, (_, index) => ({
  at: 1_700_000_000 + index * 60,
  value: ((index * 37) % 1013) / 7,
  low: ((index * 31) % 997) / 3,
  high: ((index * 41) % 1009) / 3,
  isValid: index % 17 !== 0,
}))

class Readings {
  ofSensor(sensor) {
    return sensor === '' ? [] : readings
  }
}

module.exports = { Readings }
