import 'reflect-metadata';
import { AppModule } from '@krets/server/dist/app.module.js';
import { ready } from '@krets/server/dist/main.js';
import { appointAdministrator } from '@krets/server/dist/people/appoint-administrator.js';
import { readConfig } from '@krets/server/dist/platform/config.js';
import { Gate } from '@krets/server/dist/platform/gate.js';
import { Test } from '@nestjs/testing';

// The same house with every application check taken out: what still holds is row-level security alone.
const config = readConfig(process.env);
await appointAdministrator(process.env.DATABASE_OWNER_URL, process.env.KRETS_ADMIN_EMAIL);
const house = await Test.createTestingModule({
  imports: [AppModule.with({ ...config, databaseUrl: process.env.DATABASE_URL })],
})
  .overrideProvider(Gate)
  .useValue({ demand: () => {}, demandSomebody: () => {}, demandProof: () => {} })
  .compile();
const app = house.createNestApplication({ bodyParser: false });
ready(app);
await app.listen(config.port, config.host);
