export { CLIENT_ID, OtherIssuer } from './otherIssuer';
