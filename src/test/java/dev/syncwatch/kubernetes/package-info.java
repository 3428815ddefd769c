/** Holds {@code jobs/kubernetes} against Kubernetes' and the operator's own classes, against our settings, and against itself. */
package dev.syncwatch.kubernetes;
