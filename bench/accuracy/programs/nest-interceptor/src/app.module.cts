import { Module } from '@nestjs/common'
import { HealthController, PatientsController } from './patients.controller.cjs'
import { NotesService } from './notes.service.cjs'

@Module({ controllers: [HealthController, PatientsController], providers: [NotesService] })
export class AppModule {}
