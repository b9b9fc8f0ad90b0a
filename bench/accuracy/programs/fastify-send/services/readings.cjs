const readings = Array.from({ length: 70_000 }, (_, index) => ({
  at: 1_700_000_000 + index * 60,
  value: ((index * 37) % 1013) / 7,
  unit: '°C',
  note: `"${index % 91}" by hand`,
}))

class Readings {
  ofSensor(sensor) {
    return sensor === '' ? [] : readings
  }
}

module.exports = { Readings }
