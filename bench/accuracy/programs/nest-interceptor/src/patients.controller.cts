import { Controller, Get, Param } from '@nestjs/common'
import { NotesService, type Note } from './notes.service.cjs'

@Controller('health')
export class HealthController {
  @Get()
  ok(): string {
    return 'ok'
  }
}

@Controller('patients/:id')
export class PatientsController {
  constructor(private readonly notes: NotesService) {}

  @Get('notes')
  async list(@Param('id') id: string): Promise<{ count: number; last: Note | undefined }> {
    const notes = await this.notes.ofPatient(id)
    return { count: notes.length, last: notes.at(-1), all: notes } as never
  }
}
