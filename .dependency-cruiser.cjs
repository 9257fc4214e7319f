/** Imports run one way: module → resolver → service → policy → entity → platform → shared. */
const wings = '((?!platform/|demo/)[a-z]+)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'A circle cannot be read from either end, and crashes class metadata under ESM.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-wing',
      comment: 'The platform is what the wings stand on; a wing it knew could not be built without touching it.',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: `^server/src/(${wings}|demo)/` },
    },
    {
      name: 'demo-stands-on-top',
      comment: 'Nothing that serves real people may depend on the invented ones.',
      severity: 'error',
      from: { path: `^server/src/(${wings}|platform)/` },
      to: { path: '^server/src/demo/' },
    },
    {
      name: 'wings-meet-in-entities-types-policies-and-standing',
      comment: "A wing that called another's service would share its transactions and its secrets.",
      severity: 'error',
      from: { path: `^server/src/${wings}/` },
      to: {
        path: `^server/src/${wings}/`,
        pathNot: [
          '^server/src/$1/',
          '\\.(entity|types|inputs|policy)\\.(ts|js)$',
          '^server/src/networks/standing\\.ts$',
        ],
      },
    },
    {
      name: 'entities-know-no-service',
      comment: 'Tables and types are the ground of a wing.',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|resolver|module|policy)\\.ts$' },
    },
    {
      name: 'policies-are-pure',
      comment: 'Who may is decided from what is handed in: a policy asks no database.',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: {
        path: ['\\.(service|resolver|module)\\.ts$', '^server/src/platform/database/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-know-no-resolver',
      comment: 'What is done does not depend on how it was asked for.',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '\\.(resolver|module)\\.ts$' },
    },
    {
      name: 'only-the-platform-reaches-the-database',
      comment: 'A second way to the database would be a way past the transaction that acts as one person.',
      severity: 'error',
      from: { path: `^server/src/(${wings}|demo)/`, pathNot: '^server/src/people/appoint-administrator\\.ts$' },
      to: { path: ['node_modules/pg/', '^server/src/platform/database/(database|embedded|migrate)\\.ts$'] },
    },
    {
      name: 'web-knows-only-shared',
      comment: 'The web is shipped to strangers.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|migrations|tests)/' },
    },
    {
      name: 'server-knows-only-shared',
      comment: 'The server serves the built web as files; it imports nothing of it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(web|tests)/' },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'What both sides know depends on neither.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web|migrations|tests)/|node_modules' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'Building blocks without domain words can be moved anywhere.',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(people|networks|founding|challenges|thread|consultations|chat|resources|live)/' },
    },
    {
      name: 'nothing-undeclared',
      comment: 'A package that is not in package.json is there by accident.',
      severity: 'error',
      from: { path: '^(server|web|shared|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
