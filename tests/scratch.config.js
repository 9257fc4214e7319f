import config from './jest.config.js';
export default { ...config, globalSetup: '/tmp/scratch-setup.js', globalTeardown: undefined };
