import express from 'express'
import { addComment } from './routes/comments.js'

const app = express()
app.get('/health', (_request, response) => response.json({ ok: true }))
app.get('/posts/:post/comments/check', addComment)
app.listen(0, '127.0.0.1')
