import { Hono } from 'hono'
import { listTrees } from '../handlers/list-trees.js'

export const cities = new Hono()
cities.get('/:city/trees', listTrees)
