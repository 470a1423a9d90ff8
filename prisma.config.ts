import { defineConfig } from 'prisma/config'

// Prisma generates the client from here; migrations are applied by the application itself (docs/operating.md).
export default defineConfig({ schema: 'prisma/schema.prisma' })
