const readings = Array.from({ length: 36_000 }, (_, index) => ({
  at: 1_700_000_000 + index * 60,
  value: ((index * 37) % 1013) / 7,
  from: new Date(1.7e12 + index),
  until: new Date(1.7e12 + index * 2),
  isValid: index % 17 !== 0,
}))

class Readings {
  ofSensor(sensor) {
    return sensor === '' ? [] : readings
  }
}

module.exports = { Readings }
