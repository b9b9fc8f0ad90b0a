import { CustomerRepository } from '../storage/customer-repository.js'

const repository = new CustomerRepository()

export async function loadCustomer(id) {
  const rights = await rightsOf(id)
  return { ...repository.findById(id), rights }
}

async function rightsOf(id) {
  return id > 100 ? ['read'] : ['read', 'write']
}
