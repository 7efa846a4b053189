import { rules } from './scripts/rooms.mjs';

/** The import rules between rooms, made from the one table in scripts/rooms.mjs. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules(),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|release|\\.tsbuild)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
