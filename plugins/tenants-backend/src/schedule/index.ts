export { tenantScheduleModule } from './module';
export { scheduleOperations } from './operations';
