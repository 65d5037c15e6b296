export { type Called, type CallWithLease, type LeaseOf, Leases, type Leased, type NoLease } from './leases';
export { LeasesModule } from './leases.module';
