const { ReadingController } = require('../controllers/readings.cjs')
const { Readings } = require('../services/readings.cjs')

const reading = { type: 'object', properties: { at: { type: 'integer' }, value: { type: 'number' }, from: { type: 'string', format: 'date-time' }, until: { type: 'string', format: 'date-time' }, isValid: { type: 'boolean' } } }

exports.sensorRoutes = async (app) => {
  const controller = new ReadingController(new Readings())
  app.get('/:sensor/readings', { schema: { response: { 200: { type: 'array', items: reading } } } }, (request, reply) =>
    controller.list(request, reply),
  )
}
