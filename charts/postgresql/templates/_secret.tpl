{{- define "postgresql.secret" -}}
apiVersion: v1
kind: Secret
metadata:
  {{- include "common.metadata" . | nindent 2 }}
type: Opaque
data:
  {{ .context.Values.auth.existingSecretKey }}: {{ .context.Values.auth.password | b64enc }}
{{- end -}}
