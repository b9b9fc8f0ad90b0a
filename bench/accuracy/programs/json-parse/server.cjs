const express = require('express')
const { tilesRoute } = require('./routes/tiles.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/tiles/:zoom', tilesRoute)
app.listen(0, '127.0.0.1')
