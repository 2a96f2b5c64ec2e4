export { ConfigError, type ConfigFault } from './config/config-error.ts';
export { describeVariables, envExample, type VariableDescription } from './config/describe.ts';
export { type Environment } from './config/environment.ts';
export { clockFromConfig, loadConfig } from './config/load-config.ts';
export { personalDataSecrets } from './config/personal-data-secrets.ts';
export { type Config, type VariableName } from './config/variables.ts';
export {
  runChecks,
  startHealthServer,
  type CheckResult,
  type Checks,
  type HealthReport,
  type HealthServer,
  type HealthServerOptions,
} from './health-server.ts';
export { currentLogContext, withLogContext } from './log/context.ts';
export { createLogger, type LoggerOptions, type LogLevel } from './log/logger.ts';
export { redactText } from './log/redact-text.ts';
export { redact } from './log/redact.ts';
export {
  createMetrics,
  type CounterMetric,
  type GaugeMetric,
  type HistogramMetric,
  type Labels,
  type MetricOptions,
  type Metrics,
} from './metrics.ts';
export { DRAIN_MS, runMain } from './service/run-main.ts';
export { runServices, type RunningServices } from './service/run-services.ts';
export { type Service, type ServiceContext, type Stop } from './service/service.ts';
export { timeZoneData } from './time-zone-data.ts';
