class ReadingController {
  constructor(readings) {
    this.readings = readings
  }

  list({ params }, reply) {
    const readings = this.readings.ofSensor(params.sensor)
    reply.header('x-count', readings.length)
    reply.send(readings) // blocks
  }
}

module.exports = { ReadingController }
