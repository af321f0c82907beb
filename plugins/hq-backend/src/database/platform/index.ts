export {
  checkPlatform,
  type PlatformDifference,
  type PlatformReport,
  type PlatformTableReport,
} from './check';
export { formatPlatformReport, PlatformMismatchError } from './report';
