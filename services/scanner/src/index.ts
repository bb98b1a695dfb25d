export { defaultConfig, type ScannerConfig, scannerConfig } from './config';
export { buildScannerSubgraph } from './schema';
export { createScannerService, type ScannerDeps, type ScannerService } from './service';
