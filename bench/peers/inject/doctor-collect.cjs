// node doctor-collect.cjs <folder> <command…>: as the README of @clinic/doctor does it.
const ClinicDoctor = require('@clinic/doctor')

const [, , dest, ...command] = process.argv
new ClinicDoctor({ dest, name: 'run' }).collect(command, (error) => {
  if (error) throw error
})
