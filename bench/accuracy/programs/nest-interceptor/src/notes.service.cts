import { Injectable } from '@nestjs/common'

export interface Note {
  name: string
  born: number
  text: string
}

@Injectable()
export class NotesService {
  private readonly notes: Note[] = Array.from({ length: 110_000 }, (_, index) => ({
    name: `name ${index}`,
    born: 1940 + (index % 70),
    text: `note ${index * 7919}`,
  }))

  async ofPatient(id: string): Promise<Note[]> {
    return id === '' ? [] : this.notes
  }
}
