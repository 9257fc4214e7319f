import 'reflect-metadata';
import { AppModule } from '@krets/server/dist/app.module.js';
import { appointAdministrator } from '@krets/server/dist/identity/appoint-administrator.js';
import { configure } from '@krets/server/dist/main.js';
import { AccessCheck } from '@krets/server/dist/platform/access-check.js';
import { readConfig } from '@krets/server/dist/platform/config/config.js';
import { Test } from '@nestjs/testing';

// The server without the application's checks: only row-level security still refuses.
const config = readConfig(process.env);
await appointAdministrator(process.env.DATABASE_OWNER_URL, process.env.KRETS_ADMIN_EMAIL);
const testing = await Test.createTestingModule({
  imports: [AppModule.with({ ...config, databaseUrl: process.env.DATABASE_URL })],
})
  .overrideProvider(AccessCheck)
  .useValue({ assertAllowed: () => {}, assertSignedIn: () => {}, assertFreshProof: () => {} })
  .compile();
const app = testing.createNestApplication({ bodyParser: false });
configure(app);
await app.listen(config.port, config.host);
