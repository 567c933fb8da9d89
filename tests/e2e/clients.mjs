// grpc-js and its proto loader, set up from the .proto files as any other program would.
import {createRequire} from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
export const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const protobuf = require('protobufjs');

export const buf = path.join(process.env.E2E_CLIENTS, 'node_modules/.bin/buf');

const services = ['audit', 'decision', 'payment', 'record', 'report', 'rulebook'].map(name => `fairstart/v1/${name}_service.proto`);
const definition = loader.loadSync(services, {
  includeDirs: ['proto'], enums: String, longs: Number, defaults: true,
});
const {AuditService, DecisionService, PaymentService, RecordService, ReportService, RulebookService} =
    grpc.loadPackageDefinition(definition).fairstart.v1;

export function decisionClient(address, credentials = grpc.credentials.createInsecure()) {
  return new DecisionService(address, credentials);
}

// Of a server that was started with a ledger.
export function recordClient(address, credentials = grpc.credentials.createInsecure()) {
  return new RecordService(address, credentials);
}

// Of such a server too.
export function paymentClient(address, credentials = grpc.credentials.createInsecure()) {
  return new PaymentService(address, credentials);
}

export function auditClient(address, credentials = grpc.credentials.createInsecure()) {
  return new AuditService(address, credentials);
}

export function rulebookClient(address, credentials = grpc.credentials.createInsecure()) {
  return new RulebookService(address, credentials);
}

export function reportClient(address, credentials = grpc.credentials.createInsecure()) {
  return new ReportService(address, credentials);
}

// Sends these messages in one stream and gives the responses.
export function exchange(client, requests) {
  const stream = client.batch();
  const responses = received(stream);
  for (const request of requests) stream.write(request);
  stream.end();
  return responses;
}

// Everything that a stream of a server gives.
export function received(stream) {
  return new Promise((resolve, reject) => {
    const responses = [];
    stream.on('data', response => responses.push(response));
    stream.on('error', error => reject(withDetails(error)));
    stream.on('end', () => resolve(responses));
  });
}

// Calls a method and gives {response} or {error}; errors come with `violations` and `reason`.
export function call(client, method, request, options = {}) {
  return new Promise(resolve => {
    client[method](request, options, (error, response) => resolve(error ? {error: withDetails(error)} : {response}));
  });
}

// The same with bytes instead of a message.
export function callRaw(client, method, bytes, options = {}) {
  return new Promise(resolve => {
    client.makeUnaryRequest(method, b => b, b => b, bytes, options,
                            (error, response) => resolve(error ? {error: withDetails(error)} : {response}));
  });
}

const types = new protobuf.Root();
types.resolvePath = (origin, target) =>
    target.startsWith('google/rpc') ? path.join(process.env.E2E_GOOGLEAPIS, target) : target;
types.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);

// google.rpc.Status travels in the trailer grpc-status-details-bin.
export function withDetails(error) {
  const details = {violations: [], reason: '', metadata: {}};
  for (const bytes of error.metadata?.get('grpc-status-details-bin') ?? []) {
    const status = types.lookupType('google.rpc.Status').decode(bytes);
    for (const any of status.details) Object.assign(details, decodeDetail(any.type_url, any.value));
  }
  return Object.assign(error, details);
}

// One detail: of a BadRequest its `violations` as "path: description", of an ErrorInfo its `reason`.
export function decodeDetail(typeUrl, bytes) {
  const name = typeUrl.replace(/^.*\//, '');
  const detail = types.lookupType(name).decode(bytes);
  if (name === 'google.rpc.BadRequest') {
    return {violations: detail.fieldViolations.map(v => `${v.field}: ${v.description}`)};
  }
  if (name === 'google.rpc.PreconditionFailure') {
    return {preconditions: detail.violations.map(v => `${v.subject}: ${v.description}`)};
  }
  if (name === 'google.rpc.ErrorInfo') return {reason: detail.reason, metadata: detail.metadata};
  return {[name]: detail};
}
