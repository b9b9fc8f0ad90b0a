import cluster from 'node:cluster'

if (cluster.isPrimary) {
  cluster.fork()
  cluster.fork()
} else {
  const { startWorker } = await import('./worker.js')
  startWorker()
}
