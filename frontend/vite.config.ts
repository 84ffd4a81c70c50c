import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

/** Pictures that pages name themselves, beside those the styles name. */
function pictures(...paths: string[]): Plugin {
  return {
    name: 'pictures',
    apply: 'build',
    buildStart() {
      for (const path of paths) {
        this.emitFile({ type: 'asset', name: path.split('/').pop()!, originalFileName: path, source: readFileSync(path) });
      }
    },
  };
}

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [pictures('src/base/mark.svg', ...readdirSync('src/drawings').map(name => `src/drawings/${name}`))],
  build: {
    target: ['safari15.4', 'chrome100'],
    outDir: '../target/classes/public/assets',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [...['shop', 'staff', 'office'].flatMap(name => [`src/${name}.ts`, `src/${name}.css`]), 'src/service-worker.ts'],
      // What audiences share is one file, not one for each combination of them.
      output: { codeSplitting: { groups: [{ name: 'shared', test: /src\/shared\/.*\.ts$/ }] } },
    },
  },
  test: { environment: 'happy-dom' },
});
