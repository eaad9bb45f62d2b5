{{- define "postgresql.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "common.labels.selector" . | nindent 4 }}
  ports:
    {{- include "postgresql.servicePort" . | nindent 4 }}
{{- end -}}

{{/* Gives the pod its own DNS name, also while it is not ready yet. */}}
{{- define "postgresql.headlessService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "common.labels.selector" . | nindent 4 }}
  ports:
    {{- include "postgresql.servicePort" . | nindent 4 }}
{{- end -}}

{{- define "postgresql.servicePort" -}}
- name: postgresql
  port: 5432
  targetPort: postgresql
  protocol: TCP
{{- end -}}
