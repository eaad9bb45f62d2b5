{{/*
A pod's security context under the Pod Security Standard "restricted". `id` is the user, the group and, with `volumes` true, the group
that owns the volumes.
Usage: securityContext: {{- include "common.security.pod" (dict "id" 1654) | nindent 8 }}
       securityContext: {{- include "common.security.pod" (dict "id" 999 "volumes" true) | nindent 8 }}
*/}}
{{- define "common.security.pod" -}}
runAsNonRoot: true
runAsUser: {{ .id }}
runAsGroup: {{ .id }}
{{- if .volumes }}
fsGroup: {{ .id }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/*
A container's security context under "restricted", and a read-only root file system besides: what must be written to is a mounted volume.
Usage: securityContext: {{- include "common.security.container" (dict) | nindent 12 }}
*/}}
{{- define "common.security.container" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop:
    - ALL
{{- end -}}
